import type { components } from '../../api/intake-api.generated.ts';
import type { Uploaded } from '../../api/upload.ts';
import type { FormValues } from './form-values.ts';

type RegisterBody = components['schemas']['RegisterBody'];
export type Category = components['schemas']['CategoriesView']['categories'][number];

const given = <Key extends string>(key: Key, value: string | undefined) =>
  (value?.trim() ? { [key]: value.trim() } : {}) as { [key in Key]?: string };

/** The body that a filled form is; what is refused in it is the service's to say, by the same names. */
export function matterBody(
  values: FormValues,
  category: Category | undefined,
  attachments: readonly Uploaded[],
): RegisterBody {
  const isAnonymous = values['who'] === 'anonymous';
  const fields = fieldsOf(values, category);
  return {
    ledger: (values['ledger'] ?? '') as RegisterBody['ledger'],
    channel: 'portal',
    category: values['category'] ?? '',
    ...(Object.keys(fields).length > 0 && { fields }),
    summary: values['summary']?.trim() ?? '',
    detail: values['detail']?.trim() ?? '',
    ...given('place', values['place']),
    ...given('subjects', values['subjects']),
    ...(isAnonymous ? { anonymous: true } : { reporter: reporterOf(values) }),
    ...(!isAnonymous && values['other'] && { onBehalfOf: onBehalfOf(values) }),
    ...(attachments.length > 0 && { attachments: [...attachments] }),
  };
}

function fieldsOf(values: FormValues, category: Category | undefined) {
  const fields: Record<string, string | number | boolean> = {};
  for (const { name, type } of category?.fields ?? []) {
    const value = values[`fields.${name}`]?.trim();
    if (type === 'boolean') {
      if (value) fields[name] = value === 'yes';
    } else if (value) fields[name] = type === 'number' ? Number(value) : value;
  }
  return fields;
}

/** 短信、邮件、App: by which somebody may want to be told; none ticked is none wanted. */
const channels = ['email', 'sms', 'webhook'] as const;

function reporterOf(values: FormValues) {
  return {
    name: values['reporter.name']?.trim() ?? '',
    ...given('phone', values['reporter.phone']),
    ...given('email', values['reporter.email']),
    messages: channels.filter((channel) => values[`messages.${channel}`]),
    language: values['reporter.language'] === 'en' ? ('en' as const) : ('zh-CN' as const),
  };
}

function onBehalfOf(values: FormValues) {
  return {
    name: values['onBehalfOf.name']?.trim() ?? '',
    consent: {
      given: true as const,
      how: values['onBehalfOf.consent.how']?.trim() ?? '',
      on: values['onBehalfOf.consent.on'] ?? '',
    },
    ...(values['onBehalfOf.underFourteen'] && { underFourteen: true }),
    ...(values['onBehalfOf.guardian'] && { guardian: true }),
  };
}

/** The controls nobody may leave empty, in the form's order. */
export function missingIn(values: FormValues, category: Category | undefined): readonly string[] {
  const isNamed = values['who'] === 'named';
  const needed = [
    'ledger',
    'category',
    ...(category?.fields ?? []).filter(({ required }) => required).map(({ name }) => `fields.${name}`),
    'summary',
    'detail',
    'who',
    ...(isNamed ? ['reporter.name'] : []),
    ...(isNamed && values['other']
      ? ['onBehalfOf.name', 'onBehalfOf.consent.how', 'onBehalfOf.consent.on']
      : []),
    'privacy',
  ];
  return needed.filter((name) => !values[name]?.trim());
}
