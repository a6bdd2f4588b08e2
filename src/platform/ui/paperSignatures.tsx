/** Boxes to sign by hand on a printed sheet, one for each signer: "La famille", "Pour l’association". */
export const PaperSignatures = ({ signers }: { signers: readonly string[] }) => (
  <ul class="paper-signatures">
    {signers.map((signer) => (
      <li>
        <b>{signer}</b>
        <span>Date, nom et signature</span>
      </li>
    ))}
  </ul>
)
