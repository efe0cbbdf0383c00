import type { FieldType } from '@nurture/core/event';
import type { WorkspaceSettings } from '@nurture/core/workspace';

/** Fields that every contact may have; a workspace declares further ones. */
export const BUILTIN_FIELDS: Readonly<Record<string, FieldType>> = {
  firstName: 'text',
  lastName: 'text',
  company: 'text',
  role: 'text',
  phone: 'text',
  /** ISO 3166-1 alpha-2, upper case. */
  country: 'text',
  /** BCP 47, such as `nl` or `nl-BE`. */
  locale: 'text',
  /** IANA, such as `Europe/Amsterdam`. */
  timezone: 'text',
};

export const contactFields = (settings: Pick<WorkspaceSettings, 'fields'>): Readonly<Record<string, FieldType>> => ({
  ...BUILTIN_FIELDS,
  ...settings.fields.contact,
});
