import { Confirm } from '#platform/ui/confirm.tsx'

/** Asks before a protection goes. */
export const RemovalView = ({ what, action }: { what: string; action: string }) => (
  <Confirm
    title={`Retirer ${what} ?`}
    action={action}
    label="Retirer"
    back="/compte"
    danger
    undo="Vous pourrez en ajouter une autre."
  >
    <p>Elle n’ouvrira plus votre compte. Vos autres appareils seront déconnectés.</p>
  </Confirm>
)
