import { v7 } from 'uuid';

/** Makes ids that leave this machine: UUIDv7, ordered by time (RFC 9562, section 5.7). */
export type NewId = () => string;

export const newId: NewId = () => v7();
