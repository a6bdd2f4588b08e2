// Written by scripts/schema.ts from the database: change a migration, never this file.
import type { Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

export interface Agreement {
  id: string
  household_id: string
  organisation_id: string
  kind: string
  how: string
  language: Generated<string>
  given_by: Generated<string>
  given_on: string
  withdrawn_on: string | null
  noted_by: string
  created_at: Generated<Date>
  text_version: Generated<string>
  child_agreed: boolean | null
  beneficiary_id: string | null
  given_as: string | null
  receiver_id: string | null
}

export interface Allocation {
  id: string
  organisation_id: string
  programme_id: string
  household_id: string
  commune: string
  kind: string
  device_id: string | null
  sim_card_id: string | null
  state: Generated<string>
  why: Generated<string>
  promised_by: string
  promised_at: Date
  ended_at: Date | null
  run_need_id: string | null
  agreement_id: string | null
  reservation_id: string | null
}

export interface AllocationRun {
  id: string
  organisation_id: string
  programme_id: string
  policy_id: string
  follows_id: string | null
  name: string
  state: string
  frozen_at: Date
  frozen_by: string
  inputs_hash: string
  commitment: string
  seed_source: string
  seed_on: string
  seed: string | null
  seeded_at: Date | null
  done: Generated<number>
  steps: Generated<number>
  leased_until: Date | null
  found_at: Date | null
  failure: string | null
  derogations_at_most: Generated<number>
  body: Generated<string>
  decided_on: string | null
  decided_by: Generated<string>
  decided_at: Date | null
  published_at: Date | null
  public_code: string | null
  cancelled_why: string | null
  version: Generated<number>
  seeds_before: Generated<string[]>
  attempts: Generated<number>
  unproved: Generated<string[]>
  moved: Json | null
  cancelled_on: string | null
  present: Generated<string>
  settled_at: Date | null
  listed: number | null
  limits: Json | null
}

export interface Appeal {
  id: string
  organisation_id: string
  run_need_id: string
  received_on: string
  grounds: string
  state: Generated<string>
  answer: Generated<string>
  answered_by: Generated<string>
  answered_on: string | null
  written_by: string
  written_at: Date
}

export interface Appointment {
  id: string
  organisation_id: string
  place_id: string
  mediator_id: string
  household_id: string
  subject: string
  starts_at: Date
  ends_at: Date
  state: Generated<string>
  cancelled_by: string | null
  note: Generated<string>
  updated_at: Generated<Date>
}

export interface Arrival {
  prescription_id: string
  organisation_id: string
  token_hash: Buffer | null
  expires_at: Date | null
  asked_at: Date | null
  reminded_at: Date | null
  silent_at: Date | null
  came: string | null
  came_on: string | null
  said: Generated<string>
  said_by: string | null
  said_at: Date | null
  noted_at: Date | null
}

export interface Batch {
  id: string
  number: Generated<string>
  organisation_id: string
  receiver: string
  place_id: string | null
  receiver_name: string | null
  receiver_role: string | null
  receiver_of: Generated<string>
  due_on: string | null
  state: Generated<string>
  why: string | null
  signer: string | null
  signed_how: string | null
  signed_at: Date | null
  witness: string | null
  signature_file_id: string | null
  agreement_file_id: string | null
  handed_by: string
  created_at: Date
  updated_at: Date
  copy_how: string | null
  erased_at: Date | null
}

export interface BatchItem {
  id: string
  batch_id: string
  organisation_id: string
  device_id: string | null
  label: string | null
  count: Generated<number>
  state: Generated<string>
  why: string | null
  returned_at: Date | null
  place_id: string | null
  condition: string | null
  missing: Generated<string>
  received_by: string | null
}

export interface Beneficiary {
  id: string
  household_id: string
  first_name: string
  last_name: Generated<string>
  birth_year: number | null
  adult: Generated<boolean>
  school_id: string | null
  class: Generated<string>
  created_at: Generated<Date>
  birth_name: Generated<string>
  birth_month: number | null
  birth_day: number | null
  phone: string | null
  email: string | null
  authority: string | null
  other_home: Generated<string>
  gone_on: string | null
  version: Generated<number>
  organisation_id: Generated<string | null>
  fifteen_said_by: string | null
}

export interface CarryOver {
  id: string
  organisation_id: string
  programme_id: string
  commune: string
  kind: string
  to_programme_id: string
  to_commune: string
  places: number
  why: string
  decided_by: string
  decided_at: Date
}

export interface Census {
  id: string
  organisation_id: string
  title: string
  closes_on: string
  kinds: string[]
  communes: string[]
  questions: Generated<string[]>
  created_at: Date
  closed_at: Date | null
  publics: Generated<string[]>
  opens_on: string
}

export interface CensusCount {
  organisation_id: string
  invitation_id: string
  commune: string
  kind: string
  declared: number
  among: Generated<Json>
}

export interface CensusFamily {
  household_id: string
  organisation_id: string
  invitation_id: string
  named_at: Date
  name: string | null
  commune: string | null
  kinds: Generated<string[]>
  by_hand: Generated<boolean>
}

export interface CensusInvitation {
  id: string
  census_id: string
  organisation_id: string
  partner: string
  email: string | null
  token_hash: Buffer
  invited_at: Date
  reminded_at: Date | null
  opened_at: Date | null
  answered_at: Date | null
  answers: Generated<Json>
  asked_by: string | null
  came_by: string | null
}

export interface Certificate {
  id: string
  number: string
  organisation_id: string
  device_id: string
  code: string
  code_hash: Buffer
  file_id: string
  sha256: Buffer
  evidence_sha256: Buffer
  facts: Json
  operator_ids: string[]
  verifier_id: string
  verifier: string
  issued_at: Date
  revoked_at: Date | null
  revoked_why: string | null
}

export interface ChainHead {
  organisation_id: string
  seq: number
  hash: Buffer
}

export interface Checklist {
  id: string
  organisation_id: string
  kind: string
  version: number
  lines: Json
  since: Date
}

export interface Collection {
  id: string
  donation_id: string
  organisation_id: string
  day: string
  slot: string
  place: string
  contact_role: string
  contact_name: Generated<string>
  contact_phone: Generated<string>
  note: Generated<string>
  state: Generated<string>
  proposed_at: Date
  proposed_by: string
  answered_at: Date | null
  answered_by: string | null
}

export interface ColumnMapping {
  organisation_id: string
  purpose: string
  headings: Buffer
  fields: Json
  said_at: Date
}

export interface Commune {
  insee: string
  name: string
  name_key: string
  departement: string
  region: string
  epci: string | null
  epci_name: string | null
  population: number | null
  postcodes: string[]
}

export interface Custody {
  id: string
  device_id: string
  organisation_id: string
  holder_id: string | null
  household_id: string | null
  handover_id: string | null
  since: Date
  until: Date | null
  depth: Generated<number>
  under_id: string | null
  place_id: string | null
  class_id: string | null
  given_by: string | null
  received_by: string | null
  how: string | null
  transfer_id: string | null
  due_on: string | null
  batch_id: string | null
}

export interface Deed {
  donation_id: string
  organisation_id: string
  number: Generated<string>
  donor_signer: string | null
  donor_agreed_at: Date | null
  refurbisher_signer: string | null
  refurbisher_agreed_at: Date | null
  file_id: string | null
  sha256: Buffer | null
}

export interface DeliveryContest {
  id: string
  note_id: string
  organisation_id: string
  line_id: string | null
  scan_id: string | null
  said: string
  said_by: string
  said_at: Date
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

export interface DeliveryLine {
  id: string
  note_id: string
  organisation_id: string
  line: number
  double_of: number | null
  box: Generated<string>
  kind: string
  brand: Generated<string>
  model: Generated<string>
  serial: string | null
  inventory_tag: string | null
  serial_key: Generated<string | null>
  tag_key: Generated<string | null>
  outcome: string | null
  word: Generated<string>
  settled_by: string | null
  settled_at: Date | null
}

export interface DeliveryLink {
  note_id: string
  organisation_id: string
  token_hash: Buffer
  sent_at: Date
  expires_at: Date
  opened_at: Date | null
}

export interface DeliveryNote {
  id: string
  donation_id: string
  organisation_id: string
  donor_id: string
  state: Generated<string>
  file_name: string | null
  sha256: Buffer | null
  noted_at: Date
  opened_at: Date | null
  closed_at: Date | null
  closed_by: string | null
  sent_to: string | null
  asked_at: Date | null
  reminded_at: Date | null
  answered_at: Date | null
  answered_by: string | null
  version: Generated<number>
}

export interface DeliveryScan {
  id: string
  note_id: string
  organisation_id: string
  line_id: string | null
  device_id: string
  result: string
  said: Generated<string>
  received: boolean
  again: Generated<number>
  last_at: Date
  scanned_at: Date
  scanned_by: string
  undone_at: Date | null
  outcome: string | null
  word: Generated<string>
  settled_by: string | null
  settled_at: Date | null
}

export interface Derogation {
  id: string
  organisation_id: string
  run_id: string
  run_need_id: string
  way: string
  why: string
  said_by: string
  said_at: Date
  taken_back_at: Date | null
  exchange_id: string | null
}

export interface Device {
  id: string
  number: Generated<string>
  organisation_id: string
  donor_id: string | null
  donation_id: string | null
  programme_id: string | null
  place_id: string | null
  kind: string
  brand: Generated<string>
  model: Generated<string>
  serial: string | null
  inventory_tag: string | null
  acquired_on: string | null
  value_cents: number | null
  state: Generated<string>
  exited_as: string | null
  locked: string | null
  missing_part: string | null
  in_dispute: Generated<boolean>
  cpu: string | null
  memory_mb: number | null
  storage_gb: number | null
  drives: Generated<Json>
  aspect: string | null
  working: string | null
  battery: string | null
  note: Generated<string>
  updated_at: Generated<Date>
  created_at: Generated<Date>
  version: Generated<number>
  joined_to: string | null
  owner_id: string | null
  origin: Generated<string>
  invoice: string | null
  transfer_id: string | null
  serial_key: Generated<string | null>
  tag_key: Generated<string | null>
  agreement_id: string | null
}

export interface DeviceAlias {
  id: string
  organisation_id: string
  device_id: string
  kind: string
  value: string
  key: string
  join_id: string | null
  noted_at: Date
}

export interface DeviceJoin {
  id: string
  organisation_id: string
  kept_id: string
  absorbed_id: string
  reason: string
  before: Json
  joined_at: Date
  separated_at: Date | null
}

export interface DeviceTest {
  id: string
  organisation_id: string
  device_id: string
  turn: number
  checklist: number
  answers: Json
  note: Generated<string>
  tested_at: Date
}

export interface Donation {
  id: string
  organisation_id: string
  refurbisher_id: string
  title: string
  announced: number
  kinds: Generated<string>
  place: Generated<string>
  ready_on: string | null
  unit_value_cents: Generated<number>
  public_body: Generated<boolean>
  deliberation: Generated<string>
  state: Generated<string>
  why: string | null
  announced_at: Generated<Date>
  received_at: Date | null
  agreement_id: string | null
  remove_by: string | null
  answered_at: Date | null
  version: Generated<number>
  closed_at: Date | null
}

export interface DonationLine {
  id: string
  donation_id: string
  organisation_id: string
  position: number
  kind: string
  count: number
  acquired_year: number | null
  acquired_month: number | null
  unit_value_cents: number
  place: Generated<string>
  protected: Generated<boolean>
  outcome: Generated<string>
}

export interface DonationPaper {
  file_id: string
  organisation_id: string
  agreement_id: string | null
  donation_id: string | null
  name: string
  added_at: Date
}

export interface DonorAgreement {
  id: string
  organisation_id: string
  refurbisher_id: string
  title: string
  starts_on: string
  ends_on: string | null
  signed_on: string | null
  deliberation: Generated<string>
  state: Generated<string>
  why: string | null
  recipient_kind: string | null
  recipient_reference: string | null
  answered_at: Date | null
  answered_by: string | null
  written_at: Date
  version: Generated<number>
}

export interface EmptiedEvent {
  event_id: string
}

export interface Event {
  id: string
  organisation_id: string
  seq: number
  at: Date
  member_id: string | null
  actor: string
  act: string
  subject_kind: string
  subject_id: string
  household_id: string | null
  from_state: string | null
  to_state: string | null
  why: string | null
  data: Generated<Json>
  hash: Buffer
}

export interface Exit {
  id: string
  number: string
  organisation_id: string
  kind: string
  left_on: string
  taker: Generated<string>
  slip: Generated<string>
  weight_grams: number | null
  why: Generated<string>
  sealed: Json
  sha256: Buffer
  made_by: string
  member_id: string
  made_at: Date
}

export interface ExitItem {
  exit_id: string
  device_id: string
  organisation_id: string
  price_cents: number | null
}

export interface FieldAct {
  id: string
  organisation_id: string
  tablet_id: string
  handover_id: string | null
  household_id: string | null
  seq: number
  kind: string
  said_at: Date | null
  at: Date
  received_at: Date
  data: Generated<Json>
  signature: Buffer | null
  outcome: string
  why: string | null
  settled_at: Date | null
  settled_by: string | null
  settled_as: string | null
  settled_why: string | null
  digest: Buffer | null
  claimed: string | null
  bytes: Generated<number>
}

export interface FieldTablet {
  id: string
  organisation_id: string
  handout_id: string
  member_id: string
  taken_by: string
  label: string
  sheets: number
  taken_at: Date
  clock_ahead_ms: Generated<number>
  private_key: Buffer | null
  last_seen_at: Date | null
  given_back_at: Date | null
  cargo: Json | null
  lost_at: Date | null
  lost_by: string | null
}

export interface File {
  id: string
  organisation_id: string
  household_id: string | null
  sha256: Buffer
  name: string
  type: string
  size: number
  created_at: Generated<Date>
}

export interface FileContent {
  sha256: Buffer
  bytes: Buffer
  created_at: Generated<Date>
}

export interface FormReceipt {
  member_id: string
  key: string
  location: Generated<string>
  created_at: Generated<Date>
}

export interface FundingAgreement {
  id: string
  organisation_id: string
  programme_id: string
  funder_id: string | null
  title: string
  reference: Generated<string>
  starts_on: string
  ends_on: string | null
  communes: Generated<string[]>
  publics: Generated<string[]>
  amount_cents: number | null
  written_at: Date
  version: Generated<number>
}

export interface Habilitation {
  organisation_id: string
  state: string
  why: Generated<string>
  cap: number | null
  by_link: Generated<boolean>
  decided_by: string
  decided_in: string
  decided_at: Date
  version: Generated<number>
}

export interface Handout {
  id: string
  organisation_id: string
  title: string
  held_on: string
  place_id: string | null
  class_id: string | null
  kind: string
  due_on: string | null
  opened_at: Date | null
  closed_at: Date | null
  created_by: string
  created_at: Date
}

export interface Handover {
  id: string
  number: Generated<string>
  organisation_id: string
  household_id: string
  place_id: string | null
  appointment_id: string | null
  kind: string
  due_on: string | null
  state: Generated<string>
  why: string | null
  signer: string | null
  signed_how: string | null
  witness: string | null
  signed_at: Date | null
  signature_file_id: string | null
  agreement_file_id: string | null
  copy_to: string | null
  handed_by: string
  created_at: Date
  updated_at: Generated<Date>
  handout_id: string | null
  line: number | null
  arrived_at: Date | null
  absent_at: Date | null
  said_at: Date | null
  guardian: Generated<string>
  signer_as: string | null
  copy_how: string | null
  copy_hash: Buffer | null
  copy_until: Date | null
  copy_message: string | null
  copy_sent_at: Date | null
  copy_failed_at: Date | null
}

export interface HandoverItem {
  id: string
  handover_id: string
  household_id: string
  allocation_id: string | null
  device_id: string | null
  sim_card_id: string | null
  accessories: Generated<string>
  state: Generated<string>
  why: string | null
  label: string | null
  count: Generated<number>
  beneficiary_id: string | null
  packed_at: Date | null
}

export interface Household {
  id: string
  organisation_id: string
  name: string
  commune: string
  address: Generated<string>
  phone: string | null
  email: string | null
  channel: Generated<string>
  best_moment: Generated<string>
  languages: Generated<string[]>
  interpreter: Generated<boolean>
  adults: Generated<number>
  children: Generated<number>
  status: Generated<string>
  closed_as: string | null
  closed_at: Date | null
  chain: Generated<string>
  stage: Generated<number>
  touched_at: Generated<Date>
  created_at: Generated<Date>
  version: Generated<number>
  living: Generated<string>
  neutral_message: Generated<boolean>
  confidential_address: Generated<boolean>
  equipment_at_hand: Generated<string[]>
  connection_at_hand: string | null
  name_key: Generated<string>
  warned_at: Date | null
  forgotten_at: Date | null
  answer_awaited: Generated<boolean>
  last_contact_at: Generated<Date>
}

export interface HouseholdAccess {
  organisation_id: string
  household_id: string
  reason: string
  scope: Generated<string>
  since: Generated<Date>
  ended_at: Date | null
  name: string
  name_key: string
  commune: string
  stage: number
  status: string
  touched_at: Date
  kept_in: string | null
  kept_since: Date | null
  phone: string | null
  chain: string | null
}

export interface HouseholdProgress {
  household_id: string | null
  commune: string | null
  chain: string | null
  stage: number | null
  heard_at: Date | null
  served_at: Date | null
}

export interface HouseholdWord {
  organisation_id: string
  word: string
  household_id: string
}

export interface Invitation {
  id: string
  organisation_id: string
  member_id: string
  token_hash: Buffer
  expires_at: Date
  accepted_at: Date | null
  created_at: Generated<Date>
  invited_by: string | null
  cancelled_at: Date | null
}

export interface Kit {
  id: string
  organisation_id: string
  programme_id: string
  position: number
  name: string
  has_computer: boolean
  has_connection: boolean
  has_training: boolean
  device_kinds: Generated<string[]>
  publics: Generated<string[]>
  fit: Generated<Json>
  ended_at: Date | null
  version: Generated<number>
}

export interface Label {
  code: string
  organisation_id: string
  batch_id: string
  position: number
  device_id: string | null
  claimed_by: string | null
  claimed_at: Date | null
}

export interface LabelBatch {
  id: string
  organisation_id: string
  count: number
  printed_by: string
  printed_at: Date
}

export interface Likeness {
  organisation_id: string
  a: string
  b: string
  zone: string
  odds: number
  steps: Json
  found_at: Date
}

export interface LinkageModel {
  organisation_id: string
  model: Json
  files: number
  learnt_at: Date
}

export interface ListUpload {
  id: string
  organisation_id: string
  purpose: string
  census_id: string | null
  invitation_id: string | null
  partner: Generated<string>
  name: string
  content: Buffer
  sha256: Buffer
  said: Json
  kept_at: Date
  taken_in_at: Date | null
  outcome: Json | null
}

export interface LoanReminder {
  id: string
  organisation_id: string
  household_id: string
  handover_id: string
  due_on: string
  moment: string
  how: string
  reminded_at: Date
  told_by: string | null
  told_at: Date | null
}

export interface LoanReturn {
  id: string
  organisation_id: string
  household_id: string
  handover_id: string
  custody_id: string
  device_id: string
  place_id: string
  condition: string
  missing: Generated<string>
  received_by: string
  returned_at: Date
}

export interface LoanTerms {
  id: string
  organisation_id: string
  programme_id: string
  from_on: string
  months: number
  renewals: number
  notice_days: number
  care: Generated<string>
  said_by: string
  said_at: Date
}

export interface Loss {
  id: string
  organisation_id: string
  household_id: string
  handover_id: string
  custody_id: string
  device_id: string
  kind: string
  happened_on: string
  circumstance: string
  report_number: string | null
  declared_to: string
  declared_at: Date
}

export interface Member {
  id: string
  organisation_id: string
  user_id: string | null
  name: string
  email: string
  role: string
  admin: Generated<boolean>
  status: Generated<string>
  created_at: Generated<Date>
  revoked_at: Date | null
}

export interface Need {
  id: string
  household_id: string
  organisation_id: string
  beneficiary_id: string | null
  kind: string
  state: Generated<string>
  closed_as: string | null
  urgent: Generated<boolean>
  situation: Generated<string>
  heard_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface Organisation {
  id: string
  name: string
  kind: string
  commune: string | null
  siret: string | null
  email: string | null
  phone: string | null
  masked_as: string | null
  created_at: Generated<Date>
  legal_basis: string | null
  dpo_name: string | null
  dpo_email: string | null
  mask_lifted_at: Date | null
  mask_lifted_by: string | null
  uai: string | null
}

export interface OrganisationCalled {
  organisation_id: string
  called: string
  meant_id: string
  said_at: Date
}

export interface Outbox {
  id: string
  organisation_id: string | null
  household_id: string | null
  email: string | null
  phone: string | null
  subject: string
  body: string
  link: string | null
  state: Generated<string>
  attempts: Generated<number>
  last_error: string | null
  not_before: Generated<Date>
  created_at: Generated<Date>
  sent_at: Date | null
}

export interface Outcome {
  id: string
  household_id: string
  organisation_id: string
  moment: string
  answers: Json
  score: number
  noted_by: string
  noted_at: Date
}

export interface Part {
  id: string
  organisation_id: string
  kind: string
  fits: Generated<string>
  from_device_id: string | null
  supplier: string | null
  cost_cents: number | null
  repair_id: string | null
  device_id: string | null
  added_at: Date
  used_at: Date | null
}

export interface PerformancePolicy {
  id: string
  organisation_id: string
  version: number
  since: string
  scale: Json
  written_at: Date
}

export interface Place {
  id: string
  organisation_id: string
  name: string
  address: Generated<string>
  commune: string
  phone: string | null
  opening: Generated<string>
  stations: Generated<number>
  note: Generated<string>
  created_at: Generated<Date>
}

export interface Prescription {
  id: string
  household_id: string
  organisation_id: string
  to_organisation_id: string
  programme_id: string | null
  member_id: string
  sender: string
  kinds: string[]
  urgent: Generated<boolean>
  message: Generated<string>
  state: Generated<string>
  why: string | null
  sent_at: Date
  answered_at: Date | null
  answered_by: string | null
  updated_at: Generated<Date>
  suggested_id: string | null
  noted_at: Date | null
  reminded_at: Date | null
  seen_at: Date | null
  seen_by: string | null
  asked_at: Date | null
  question_reminded_at: Date | null
  paused_seconds: Generated<number>
  answered_by_link: Generated<boolean>
  family_told_at: Date | null
  young: string | null
}

export interface PrescriptionLink {
  prescription_id: string
  organisation_id: string
  token_hash: Buffer
  sent_at: Date
  expires_at: Date
  opened_at: Date | null
}

export interface PrescriptionMessage {
  id: string
  prescription_id: string
  organisation_id: string
  kind: string
  said_by: string
  body: string
  said_at: Date
}

export interface PriorityPolicy {
  id: string
  organisation_id: string
  programme_id: string
  version: number
  rules: Json
  state: Generated<string>
  adopted_by: Generated<string>
  adopted_on: string | null
  written_by: string
  written_at: Date
  edits: Generated<number>
}

export interface Programme {
  id: string
  organisation_id: string
  name: string
  funder_id: string | null
  starts_on: string
  ends_on: string | null
  note: Generated<string>
  created_at: Generated<Date>
  publics: Generated<string[]>
  whole_kits: Generated<boolean>
}

export interface Pupil {
  id: string
  organisation_id: string
  class_id: string
  first_name: string
  last_name: string
  name_key: string
  household_id: string | null
  forgotten_at: Date | null
  created_at: Date
}

export interface Quota {
  programme_id: string
  commune: string
  kind: string
  places: number
  promised: Generated<number>
  handed_over: Generated<number>
}

export interface QuotaCount {
  allocation_id: string
  quota_rule_id: string
  organisation_id: string
}

export interface QuotaRule {
  id: string
  organisation_id: string
  programme_id: string
  name: string
  kind: string
  communes: Generated<string[]>
  publics: Generated<string[]>
  organisations: Generated<string[]>
  agreements: Generated<string[]>
  at_least: number | null
  at_most: number | null
  promised: Generated<number>
  written_at: Date
  ended_at: Date | null
  version: Generated<number>
}

export interface Reading {
  id: Generated<string>
  organisation_id: string
  member_id: string
  household_id: string
  at: Generated<Date>
}

export interface RecipientTitle {
  organisation_id: string
  kind: string
  reference: Generated<string>
  since: string | null
  declared_at: Date
  declared_by: string
}

export interface Renewal {
  id: string
  organisation_id: string
  household_id: string
  handover_id: string
  due_before: string
  due_after: string
  agreed_by: string
  renewed_by: string
  renewed_at: Date
}

export interface Repair {
  id: string
  organisation_id: string
  device_id: string
  found: string
  done: Generated<string>
  minutes: number | null
  opened_at: Date
  closed_at: Date | null
}

export interface RepairTicket {
  id: string
  organisation_id: string
  household_id: string
  handover_id: string
  custody_id: string
  device_id: string
  trouble: string
  note: Generated<string>
  opened_by: string
  opened_at: Date
  taken_in_at: Date | null
  spare_custody_id: string | null
  outcome: string | null
  closed_by: string | null
  closed_at: Date | null
  signer: string | null
  signed_how: string | null
  witness: Generated<string>
  signature_file_id: string | null
  signer_as: string | null
}

export interface Reservation {
  id: string
  organisation_id: string
  programme_id: string
  commune: string
  kind: string
  holder_id: string
  places: number
  taken: Generated<number>
  until: string
  note: Generated<string>
  written_at: Date
  ended_at: Date | null
}

export interface RetiredStock {
  organisation_id: string
  year: number
  category: string
  count: number
  over_ten: Generated<number>
  protected: Generated<number>
  declared_at: Date
  declared_by: string
}

export interface ReusedElsewhere {
  id: string
  organisation_id: string
  year: number
  category: string
  nature: string
  count: number
  outlet: string
  taker: string
  document: string
  noted_at: Date
  noted_by: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface RightsRequest {
  id: string
  organisation_id: string
  household_id: string
  kind: string
  how: string
  asker: Generated<string>
  said: Generated<string>
  received_on: string
  received_by: string
  passed_by: string | null
  passed_on_at: Date | null
  noted_at: Date
  due_on: string
  extended_on: string | null
  extended_because: Generated<string>
  answer: string | null
  answer_said: Generated<string>
  answered_on: string | null
  answered_by: string | null
  lifted_on: string | null
  lifted_by: string | null
  passed_from: string | null
}

export interface RunCutoff {
  run_id: string
  organisation_id: string
  position: number
  quotas: string[]
  kits: string[]
  served: number
  waiting: number
  last_served: Json | null
  first_waiting: Json | null
}

export interface RunDocument {
  run_id: string
  organisation_id: string
  kind: string
  content: string
}

export interface RunNeed {
  id: string
  organisation_id: string
  run_id: string
  household_id: string | null
  pseudonym: string
  kit: string
  kinds: string[]
  commune: string
  publics: Generated<string[]>
  prescriber_id: string | null
  agreement_id: string | null
  stratum: number
  points: string
  stratum_name: string
  reasons: Generated<Json>
  since: string | null
  quotas: Generated<string[]>
  lottery: string | null
  outcome: string | null
  class: string | null
  why: string | null
  binding: Generated<string[]>
  decided_by: string | null
  place: number | null
  final: string | null
  gone: string | null
  told_at: Date | null
}

export interface RunPublication {
  run_id: string
  organisation_id: string
  sha256: string
  bytes: number
  packed: Buffer
  figures: Json
  published_by: string
  published_at: Date
}

export interface RunSecret {
  run_id: string
  secret: Buffer
}

export interface Scan {
  id: string
  seq: Generated<number>
  member_id: string
  browser: string
  organisation_id: string
  code: string
  mode: string
  outcome: string
  title: string
  detail: string
  device_id: string | null
  device_version: number | null
  before: Json | null
  taken_back: Generated<boolean>
  at: Date
}

export interface SchoolBreak {
  organisation_id: string
  school_year: number
  kind: string
  last_class: string
  resumes: string
  said_at: Date
}

export interface SchoolClass {
  id: string
  organisation_id: string
  name: string
  school_year: number
  created_at: Date
  ticked_at: Date | null
}

export interface Seat {
  id: string
  workshop_id: string
  organisation_id: string
  household_id: string
  state: Generated<string>
  booked_at: Date
  updated_at: Generated<Date>
}

export interface Signal {
  id: string
  organisation_id: string
  pupil_id: string
  since: string
  noticed: string
  state: Generated<string>
  reach: Generated<string>
  reached_by: Generated<string>
  tries: Generated<number>
  tried_at: Date | null
  causes: Generated<string[]>
  flagged_by: string
  flagged_at: Date
  qualified_at: Date | null
  back_on: string | null
  closed_as: string | null
  ended_at: Date | null
  looked_on: string | null
}

export interface SimCard {
  id: string
  organisation_id: string
  lot_id: string
  iccid: string
  msisdn: string | null
  state: Generated<string>
  place_id: string | null
  household_id: string | null
  handover_id: string | null
  given_at: Date | null
  expires_on: string | null
  updated_at: Generated<Date>
}

export interface SimLot {
  id: string
  organisation_id: string
  operator: string
  label: Generated<string>
  received_on: string
  created_at: Generated<Date>
}

export interface Simulation {
  id: string
  organisation_id: string
  programme_id: string
  name: string
  scenarios: Json
  state: string
  written_by: string
  written_at: Date
  pending: string | null
  done: Generated<number>
  steps: Generated<number>
  tries: Generated<number>
  leased_until: Date | null
  result: Json | null
  shared: Json | null
  found_at: Date | null
  failure: string | null
}

export interface Snapshot {
  id: string
  device_id: string
  organisation_id: string
  file_id: string
  software: Generated<string>
  taken_at: Date | null
  content: Json
  created_at: Generated<Date>
}

export interface Station {
  member_id: string
  browser: string
  organisation_id: string
  mode: Generated<string>
  label_code: string | null
}

export interface StockTake {
  id: string
  organisation_id: string
  place_id: string
  opened_by: string
  opened_at: Date
  closed_by: string | null
  closed_at: Date | null
}

export interface StockTakeLine {
  id: string
  stock_take_id: string
  organisation_id: string
  device_id: string | null
  said: string | null
  elsewhere: Generated<boolean>
  expected_state: string | null
  found_state: string | null
  found_place_id: string | null
  found_by: string | null
  found_at: Date | null
  outcome: string | null
  outcome_by: string | null
  outcome_at: Date | null
}

export interface StockThreshold {
  organisation_id: string
  place_id: string
  kind: string
  least: number
  set_by: string
  set_at: Date
}

export interface TargetPublic {
  id: string
  household_id: string
  beneficiary_id: string | null
  organisation_id: string
  kind: string
  since: string | null
  declared_by: string
  declared_on: string
  ended_on: string | null
}

export interface Transfer {
  id: string
  number: Generated<string>
  organisation_id: string
  receiver_id: string
  place_id: string | null
  class_id: string | null
  way: string
  state: string
  announced: number
  kind: string | null
  list_id: string | null
  note: Generated<string>
  prepared_at: Date
  prepared_by: string
  sent_at: Date | null
  sent_by: string | null
  sent_count: number | null
  counted: number | null
  counted_at: Date | null
  received_at: Date | null
  received_by: string | null
  closed_at: Date | null
  why: string | null
  moved_at: Date
  version: Generated<number>
  reminded_at: Date | null
}

export interface TransferItem {
  id: string
  transfer_id: string
  organisation_id: string
  receiver_id: string
  device_id: string | null
  number: string
  serial: string | null
  tag: string | null
  named: Generated<string>
  class_name: string | null
  state: string
  damaged: string | null
  how: string | null
  scanned_at: Date | null
  scanned_by: string | null
  resolved_at: Date | null
  resolved_by: string | null
  moved_at: Date | null
}

export interface TwoHomes {
  id: string
  organisation_id: string
  household_id: string
  child_id: string
  other_household_id: string
  other_child_id: string
  noted_by: string
  noted_at: Date
  ended_on: string | null
}

export interface Verdict {
  id: string
  organisation_id: string
  a: string
  b: string
  same: boolean
  reason: Generated<string>
  decided_by: string
  decided_at: Date
  taken_back_by: string | null
  taken_back_at: Date | null
}

export interface Warning {
  household_id: string
  organisation_id: string
  asked_at: Date
  state: string
  outbox_id: string | null
  undelivered: Generated<boolean>
  how: string | null
  told_on: string | null
  noted_by: string | null
  noted_at: Date | null
}

export interface WasteRemoval {
  id: string
  organisation_id: string
  donation_id: string | null
  removed_on: string
  nature: string
  count: number
  destination: string
  slip: Generated<string>
  noted_at: Date
  noted_by: string
}

export interface Wipe {
  id: string
  device_id: string
  organisation_id: string
  file_id: string
  file_sha256: Buffer
  tool: string
  method: string
  verdict: string
  why: Generated<string>
  drives: Json
  operator: string
  finished_at: Date | null
  created_at: Generated<Date>
  member_id: string | null
}

export interface WipeRecord {
  id: string
  device_id: string
  organisation_id: string
  kind: string
  drive_serial: string | null
  drive_model: string | null
  method: string
  system: Generated<string>
  place: string
  slip: Generated<string>
  done_on: string
  operator_id: string
  operator: string
  recorded_at: Date
  witness_id: string | null
  witness: string | null
  witnessed_at: Date | null
  cancelled_at: Date | null
  file_sha256: Buffer | null
}

export interface WordKey {
  organisation_id: string
  key: string
  word: string
}

export interface Workshop {
  id: string
  organisation_id: string
  place_id: string
  title: string
  starts_at: Date
  ends_at: Date
  seats: number
  state: Generated<string>
  created_at: Generated<Date>
}

export interface AuthAccount {
  id: Generated<string>
  accountId: string
  providerId: string
  userId: string
  issuer: string | null
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Date | null
  refreshTokenExpiresAt: Date | null
  scope: string | null
  password: string | null
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface AuthPasskey {
  id: Generated<string>
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: boolean
  transports: string | null
  aaguid: string | null
  createdAt: Generated<Date | null>
}

export interface AuthRateLimit {
  id: Generated<string>
  key: string
  count: number
  lastRequest: number
}

export interface AuthSession {
  id: Generated<string>
  token: string
  userId: string
  memberId: string | null
  secondFactorAt: Date | null
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface AuthSetting {
  name: string
  value: string
}

export interface AuthTwoFactor {
  id: Generated<string>
  secret: string
  backupCodes: string
  userId: string
  verified: Generated<boolean>
  failedVerificationCount: Generated<number>
  lockedUntil: Date | null
}

export interface AuthUser {
  id: Generated<string>
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  twoFactorEnabled: Generated<boolean>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface AuthVerification {
  id: Generated<string>
  identifier: string
  value: string
  expiresAt: Date
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

export interface DB {
  agreement: Agreement
  allocation: Allocation
  allocation_run: AllocationRun
  appeal: Appeal
  appointment: Appointment
  arrival: Arrival
  batch: Batch
  batch_item: BatchItem
  beneficiary: Beneficiary
  carry_over: CarryOver
  census: Census
  census_count: CensusCount
  census_family: CensusFamily
  census_invitation: CensusInvitation
  certificate: Certificate
  chain_head: ChainHead
  checklist: Checklist
  collection: Collection
  column_mapping: ColumnMapping
  commune: Commune
  custody: Custody
  deed: Deed
  delivery_contest: DeliveryContest
  delivery_line: DeliveryLine
  delivery_link: DeliveryLink
  delivery_note: DeliveryNote
  delivery_scan: DeliveryScan
  derogation: Derogation
  device: Device
  device_alias: DeviceAlias
  device_join: DeviceJoin
  device_test: DeviceTest
  donation: Donation
  donation_line: DonationLine
  donation_paper: DonationPaper
  donor_agreement: DonorAgreement
  emptied_event: EmptiedEvent
  event: Event
  exit: Exit
  exit_item: ExitItem
  field_act: FieldAct
  field_tablet: FieldTablet
  file: File
  file_content: FileContent
  form_receipt: FormReceipt
  funding_agreement: FundingAgreement
  habilitation: Habilitation
  handout: Handout
  handover: Handover
  handover_item: HandoverItem
  household: Household
  household_access: HouseholdAccess
  household_progress: HouseholdProgress
  household_word: HouseholdWord
  invitation: Invitation
  kit: Kit
  label: Label
  label_batch: LabelBatch
  likeness: Likeness
  linkage_model: LinkageModel
  list_upload: ListUpload
  loan_reminder: LoanReminder
  loan_return: LoanReturn
  loan_terms: LoanTerms
  loss: Loss
  member: Member
  need: Need
  organisation: Organisation
  organisation_called: OrganisationCalled
  outbox: Outbox
  outcome: Outcome
  part: Part
  performance_policy: PerformancePolicy
  place: Place
  prescription: Prescription
  prescription_link: PrescriptionLink
  prescription_message: PrescriptionMessage
  priority_policy: PriorityPolicy
  programme: Programme
  pupil: Pupil
  quota: Quota
  quota_count: QuotaCount
  quota_rule: QuotaRule
  reading: Reading
  recipient_title: RecipientTitle
  renewal: Renewal
  repair: Repair
  repair_ticket: RepairTicket
  reservation: Reservation
  retired_stock: RetiredStock
  reused_elsewhere: ReusedElsewhere
  rights_request: RightsRequest
  run_cutoff: RunCutoff
  run_document: RunDocument
  run_need: RunNeed
  run_publication: RunPublication
  run_secret: RunSecret
  scan: Scan
  school_break: SchoolBreak
  school_class: SchoolClass
  seat: Seat
  signal: Signal
  sim_card: SimCard
  sim_lot: SimLot
  simulation: Simulation
  snapshot: Snapshot
  station: Station
  stock_take: StockTake
  stock_take_line: StockTakeLine
  stock_threshold: StockThreshold
  target_public: TargetPublic
  transfer: Transfer
  transfer_item: TransferItem
  two_homes: TwoHomes
  verdict: Verdict
  warning: Warning
  waste_removal: WasteRemoval
  wipe: Wipe
  wipe_record: WipeRecord
  word_key: WordKey
  workshop: Workshop
  'auth.account': AuthAccount
  'auth.passkey': AuthPasskey
  'auth.rateLimit': AuthRateLimit
  'auth.session': AuthSession
  'auth.setting': AuthSetting
  'auth.twoFactor': AuthTwoFactor
  'auth.user': AuthUser
  'auth.verification': AuthVerification
}
