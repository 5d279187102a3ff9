import type { Caller } from './caller.ts';
import type { Refused } from './lines.ts';

interface Catalogue {
  readonly version: number;
  readonly categories: readonly { readonly slug: string }[];
}

const tourCategory = {
  slug: 'tour',
  nameZh: '演练',
  nameEn: 'Tour',
  audience: 'public',
  ledgers: ['suggestion', 'claim', 'complaint'],
  fields: [],
};

/** Puts the tour's category into the catalogue for as long as it lasts, or takes it out again. */
export async function publishTourCategory(caller: Caller, isOpen: boolean): Promise<void> {
  const path = '/v1/categories';
  const { body: catalogue } = await caller.call<Catalogue>('intake', 'GET', path, { as: 'admin' });
  // A bureau that has published none takes any category.
  if (catalogue.version === 0) return;
  const others = catalogue.categories.filter(({ slug }) => slug !== tourCategory.slug);
  if (!isOpen && others.length === catalogue.categories.length) return;
  const categories = isOpen ? [...others, tourCategory] : others;
  const change = { as: 'admin', body: { categories }, headers: { 'if-match': `"${catalogue.version}"` } };
  const { status, body: told } = await caller.call<Refused>('intake', 'PUT', path, change);
  if (status !== 200) throw new Error(`publishing the tour’s category: ${told.code}`);
}
