import { checkLimit, type Limit } from '../../clock/limit/limit.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Ledger } from '../case.ts';
import { registrationSetters } from '../commands/registration.ts';
import type { CasePolicy, LimitedClock, PolicyRule } from './policy.ts';

/** What a further field holds: never a moment, nor anything that a clock or a road depends on. */
export const fieldTypes = ['text', 'number', 'boolean', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];
export type FieldValue = string | number | boolean;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** 类别附加项: something more that a category asks for. */
export interface CategoryField {
  readonly name: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Of a choice, and of nothing else. */
  readonly options?:
    readonly { readonly value: string; readonly labelZh: string; readonly labelEn: string }[] | undefined;
}

/** 事项类别 */
export interface Category {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Whether anybody may choose it, or staff alone. */
  readonly audience: 'public' | 'staff';
  readonly ledgers: readonly Ledger[];
  /** Limits of its own; a clock that is left out has the policy's. */
  readonly limits?: Readonly<Partial<Record<LimitedClock, Limit>>> | undefined;
  readonly fields: readonly CategoryField[];
}

/** What a bureau has published of its categories; each publication is another version, and all of it. */
export interface Catalogue {
  readonly version: number;
  readonly categories: ReadonlyMap<string, Category>;
  /** What categories that it has no longer were last called: matters of then keep theirs. */
  readonly former: ReadonlyMap<string, CategoryNames>;
}

export type CategoryNames = Pick<Category, 'slug' | 'nameZh' | 'nameEn'>;

export function bindCatalogue(
  version: number,
  categories: readonly Category[],
  former: readonly CategoryNames[] = [],
): Catalogue {
  const bySlug = <Named extends CategoryNames>(named: readonly Named[]) =>
    new Map(named.map((each) => [each.slug, each]));
  return { version, categories: bySlug(categories), former: bySlug(former) };
}

export function categoryNames(catalogue: Catalogue | undefined, slug: string): CategoryNames | undefined {
  return catalogue?.categories.get(slug) ?? catalogue?.former.get(slug);
}

/** What a matter says of its category. */
export interface Categorised {
  readonly ledger: Ledger;
  readonly category: string;
}

/**
 * Whether a matter may be written down under the category it names, with what it says beside. Before a bureau has
 * published a catalogue any category is taken, as releases without one did. `unknown-category`, or one that is for
 * staff (`unauthenticated`), of another ledger (`category-not-of-ledger`), or `validation` with `fields.<name>`.
 */
export function unfitCategory(
  catalogue: Catalogue | undefined,
  matter: Categorised & { readonly fields?: FieldValues | undefined },
  isIdentified: boolean,
): Refusal | null {
  const { fields = {} } = matter;
  if (!catalogue) return unfitFields([], fields);
  const category = catalogue.categories.get(matter.category);
  if (!category) return refuse('unknown-category', 'category');
  if (category.audience === 'staff' && !isIdentified) return refuse('unauthenticated', 'category');
  return notOfLedger(category, matter.ledger) ?? unfitFields(category.fields, fields);
}

/**
 * Whether a matter on record may come under a ledger and a category, when a desk or its owner says so. One that names
 * none keeps its own, which an import may have brought: only of what the catalogue knows it says whose it is.
 */
export function unfitRecategorising(
  catalogue: Catalogue | undefined,
  named: string | undefined,
  { ledger, category: kept }: Categorised,
): Refusal | null {
  if (!catalogue) return null;
  const category = catalogue.categories.get(named ?? kept);
  if (!category) return named === undefined ? null : refuse('unknown-category', 'category');
  return notOfLedger(category, ledger);
}

/** Whether an import brings a category that the bureau does not have: kept, and marked. */
export function isStrange(catalogue: Catalogue | undefined, category: string): boolean {
  return catalogue !== undefined && !catalogue.categories.has(category);
}

function notOfLedger(category: Category, ledger: Ledger): Refusal | null {
  return category.ledgers.includes(ledger) ? null : refuse('category-not-of-ledger', 'category', { ledger });
}

function unfitFields(fields: readonly CategoryField[], values: FieldValues): Refusal | null {
  const known = new Set(fields.map(({ name }) => name));
  const strangers = Object.keys(values).filter((name) => !known.has(name));
  const wrong = fields.filter((field) => !fits(field, values[field.name])).map(({ name }) => name);
  const named = [...wrong, ...strangers].map((name) => `fields.${name}`);
  return named.length > 0 ? refuse('validation', named) : null;
}

function fits({ type, required, options = [] }: CategoryField, value: FieldValue | undefined): boolean {
  if (value === undefined) return !required;
  switch (type) {
    case 'text':
      return typeof value === 'string' && (value.trim() !== '' || !required);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return options.some((option) => option.value === value);
  }
}

/** Why a catalogue cannot be published; null when it can. Shapes are the boundary's to check. */
export function checkCatalogue(categories: readonly Category[]): Refusal | null {
  const slugs = new Set<string>();
  for (const [index, { slug, limits = {}, fields }] of categories.entries()) {
    const at = `categories.${index}`;
    if (slugs.has(slug)) return refuse('duplicate-category', `${at}.slug`);
    slugs.add(slug);
    for (const [clock, limit] of Object.entries(limits)) {
      const refusal = checkLimit(limit);
      if (refusal) return refusedAt(`${at}.limits.${clock}`, refusal);
    }
    const refusal = checkFields(fields, `${at}.fields`);
    if (refusal) return refusal;
  }
  return null;
}

/** A limit is refused as `limit.days`; here it has the clock's name. */
function refusedAt(place: string, refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields.map((field) => field.replace(/^limit/, place)) };
}

function checkFields(fields: readonly CategoryField[], at: string): Refusal | null {
  const names = new Set<string>();
  for (const [index, { name, type, options = [] }] of fields.entries()) {
    // What every matter has is no further field: nothing may be dated back, or made urgent, by another road.
    if (names.has(name) || name in registrationSetters)
      return refuse('duplicate-field', `${at}.${index}.name`);
    names.add(name);
    const values = new Set(options.map(({ value }) => value));
    const isChoice = type === 'choice';
    if (values.size !== options.length || isChoice !== values.size > 0)
      return refuse('validation', `${at}.${index}.options`);
  }
  return null;
}

/** The rules that the limits of a catalogue's categories make. */
export function rulesOfCategories(categories: Iterable<Category>): PolicyRule[] {
  return [...categories].flatMap(({ slug, limits }) => {
    const clocks = Object.fromEntries(
      Object.entries(limits ?? {}).map(([clock, limit]) => [clock, { limit }]),
    );
    return Object.keys(clocks).length > 0 ? [{ when: { category: slug }, clocks }] : [];
  });
}

/** A policy with what the categories limit themselves, under its own version. */
export function withCategories(policy: CasePolicy, catalogue: Catalogue | undefined): CasePolicy {
  const base = withoutCategories(policy);
  const rules = catalogue ? rulesOfCategories(catalogue.categories.values()) : [];
  return rules.length === 0 ? base : { ...base, categories: { over: base.version, rules } };
}

/** The same as another version of it, for when the categories changed and not the policy: `default-2+categories-3`. */
export function forCategories(policy: CasePolicy, catalogue: Catalogue): CasePolicy {
  const { version: over } = withoutCategories(policy);
  const rules = rulesOfCategories(catalogue.categories.values());
  return { ...policy, version: `${over}+categories-${catalogue.version}`, categories: { over, rules } };
}

/** The policy as it was published by itself. */
export function withoutCategories({ categories, ...policy }: CasePolicy): CasePolicy {
  return categories ? { ...policy, version: categories.over } : policy;
}
