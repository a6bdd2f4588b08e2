import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'

type Props = { handout: string; tablets: { id: string; label: string }[] }

/** A tablet that nobody finds: said, so that what it would still send is always looked at. */
export const Lost = ({ handout, tablets }: Props) =>
  tablets.length === 0 ? null : (
    <Disclosure summary="Une tablette est perdue ou volée">
      <p>
        Les familles y sont fermées par le code, et s’effacent d’elles-mêmes après deux jours. Ce qu’elle enverrait
        encore sera gardé et vous sera montré ; rien ne se fera sans vous.
      </p>
      {tablets.map(({ id, label }) => (
        <Form key={id} action={`/seances/${handout}/terrain/perdue`}>
          <input type="hidden" name="tablet" value={id} />
          <Submit label={`${label} est perdue`} second />
        </Form>
      ))}
    </Disclosure>
  )
