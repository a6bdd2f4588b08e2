/** Whether PostgreSQL or the system complains that the disk has no room left. */
export const saysDiskFull = (complaint: string): boolean => /No space left|Check free disk space|ENOSPC/.test(complaint)
