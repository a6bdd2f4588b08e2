import { dayOf, sayDate, sayHour } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Turn, Turns } from '#platform/ui/turns.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Fate } from './fates.store.ts'
import { Fates, LeftOut } from './fates.view.tsx'
import { sayClock } from './fieldAct.rules.ts'
import { Take } from './fieldDay.take.tsx'
import { kinds } from './fieldDay.words.ts'
import type { openIncidents } from './incident.store.ts'
import { Lost } from './lost.tsx'
import type { Handout } from './pack.store.ts'
import type { Rescued } from './rescue.store.ts'
import type { tabletsOf } from './tablet.store.ts'

export type Props = {
  handout: Handout
  /** How many sheets await their signature. */
  sheets: number
  tablets: Awaited<ReturnType<typeof tabletsOf>>
  incidents: Awaited<ReturnType<typeof openIncidents>>
  /** What the listed tablet sent, act by act. */
  acts: Fate[]
  listed: string
  rescued?: Rescued
  values: Typed
  errors?: Errors
}

/** What leaves for the field, what came back, what somebody has to look at. */
export const FieldDay = ({ handout, sheets, tablets, incidents, acts, listed, rescued, values, errors }: Props) => (
  <>
    <Heading
      title="Emporter sans réseau"
      lead={`${handout.title} : ${counted(sheets, 'feuille à signer', 'feuilles à signer')}.`}
    />
    <ErrorSummary errors={errors} />
    {rescued && <LeftOut rescued={rescued} />}
    {incidents.length > 0 && (
      <Block title="À régler">
        <Turns>
          {incidents.map((one) => (
            <Turn
              key={one.id}
              tone="loss"
              title={`${one.household ?? 'Une feuille'} : ${kinds[one.kind] ?? one.kind}`}
              detail={`${one.why} ${one.tablet}, ${sayHour(one.at)}.`}
              action={<LinkButton href={`/terrain/incidents/${one.id}`}>Régler</LinkButton>}
            />
          ))}
        </Turns>
      </Block>
    )}
    {sheets > 0 && !handout.closed_at && <Take handout={handout} values={values} />}
    <Block title="Tablettes de cette séance">
      {tablets.length === 0 ? (
        <Empty title="Aucune tablette n’est partie">Plusieurs peuvent servir la même séance.</Empty>
      ) : (
        <Turns>
          {tablets.map((tablet) => (
            <Turn
              key={tablet.id}
              tone={tablet.given_back_at ? 'calm' : tablet.lost_at ? 'loss' : 'turn'}
              {...toldOf(tablet)}
              action={
                Number(tablet.acts) > 0 ? (
                  <LinkButton href={`/seances/${handout.id}/terrain?tablette=${tablet.id}#gestes`} second>
                    Voir ses gestes
                  </LinkButton>
                ) : undefined
              }
            />
          ))}
        </Turns>
      )}
    </Block>
    {acts.length > 0 && (
      <Fates acts={acts} label={tablets.find(({ id }) => id === listed)?.label ?? 'cette tablette'} />
    )}
    <Lost handout={handout.id} tablets={tablets.filter((one) => !one.given_back_at && !one.lost_at)} />
    {tablets.length > 0 && (
      <Disclosure summary="Une tablette ne retrouve pas le réseau">
        <Form action={`/seances/${handout.id}/terrain/secours`} files>
          <FileField
            name="file"
            label="Fichier de secours"
            hint="Sur la tablette : « Enregistrer un fichier de secours ». Repris deux fois, il ne fait rien deux fois."
            accept=".json,application/json"
            error={errors?.file}
            required
          />
          <Actions>
            <Submit label="Reprendre ce fichier" second />
          </Actions>
        </Form>
      </Disclosure>
    )}
  </>
)

function toldOf(tablet: Props['tablets'][number]) {
  const clock = sayClock(Number(tablet.clock_ahead_ms))
  const left = `Partie ${sayDate(dayOf(tablet.taken_at))} à ${sayHour(tablet.taken_at)} avec ${tablet.taken_by}`
  return {
    title: tablet.label,
    chips: tablet.given_back_at ? (
      <Chip tone="done">Vidée</Chip>
    ) : tablet.lost_at ? (
      <Chip tone="loss">Perdue</Chip>
    ) : (
      <Chip tone="turn">Sur le terrain</Chip>
    ),
    detail: [
      `${left}, ${counted(tablet.sheets, 'feuille', 'feuilles')}.`,
      Number(tablet.acts) > 0 && `${counted(Number(tablet.signed), 'signature reçue', 'signatures reçues')}.`,
      tablet.missing > 0 && `Il en manque ${tablet.missing}, encore sur la tablette.`,
      Number(tablet.incidents) > 0 && `${tablet.incidents} à régler.`,
      clock && `Son horloge ${clock}.`,
      tablet.lost_at && `Notée perdue le ${sayDate(dayOf(tablet.lost_at))} par ${tablet.lost_by}.`,
    ]
      .filter(Boolean)
      .join(' '),
  }
}
