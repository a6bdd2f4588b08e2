import type { Telling } from '#platform/audit/story.ts'
import { appointmentStory } from './appointments/appointment.story.ts'
import { workshopStory } from './workshops/workshop.story.ts'

export const supportStory: Telling = { ...appointmentStory, ...workshopStory }
