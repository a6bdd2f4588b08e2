import { NewForm, SendForm } from '../prescriptions/prescription.form.ts'

/** What a sheet to sign says: all that the page asks, but the agreement itself, that it is printed to obtain. */
export const NewSheetForm = NewForm.omit({ known: true, informed: true, agreed: true })
export const SendSheetForm = SendForm.omit({ agreed: true, agreed_on: true })
