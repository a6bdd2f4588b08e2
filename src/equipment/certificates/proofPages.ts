import type { Routes } from '#platform/web/routes.ts'
import { certificatePages } from './certificate.pages.tsx'
import { lotCertificatePages } from './lotCertificates.pages.tsx'
import { publicProofPages } from './publicProof.pages.tsx'

/** The pages of certificates; `address` is where people reach the site, as their square code says. */
export const proofPages = (address: string): readonly Routes[] => [
  publicProofPages,
  certificatePages(address),
  lotCertificatePages,
]
