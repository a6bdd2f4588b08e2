import { Confirm } from '../confirm.tsx'
import { Radios } from '../radios.tsx'

/** The page that asks before a loss. */
export const Confirming = () => (
  <Confirm
    title="Déclarer l’ordinateur ML-0412 perdu ?"
    action="/atelier/confirmer"
    label="Déclarer la perte"
    back="/atelier"
    danger
    undo="Si on le retrouve, vous pourrez l’écrire ici : il reprendra son histoire."
  >
    <p>La famille Benali-Roussel en sera libérée. L’association et le donateur seront prévenus.</p>
    <Radios
      name="raison"
      label="Que s’est-il passé ?"
      required
      options={[
        ['perdu', 'Perdu'],
        ['vole', 'Volé', 'Un dépôt de plainte sera demandé.'],
        ['casse', 'Cassé'],
      ]}
    />
  </Confirm>
)
