import { bounds } from '@fengqiao/domain/bounds';
import { z } from 'zod';
import { words } from '../fragments/words.ts';

export const PlacesQuery = z.strictObject({
  q: words(50).describe('A part of the name people use'),
});
export type PlacesQuery = z.infer<typeof PlacesQuery>;

const unitOfPlace = {
  unit: z.string().describe('The unit whose it is'),
  unitNameZh: z.string(),
  unitNameEn: z.string(),
};

export const PlaceList = z
  .object({
    items: z
      .array(z.object({ place: z.string(), aliases: z.array(z.string()), ...unitOfPlace }))
      .describe(`The shortest names first, at most ${bounds.placesOfAnswer}`),
    leadsTo: z
      .object(unitOfPlace)
      .nullable()
      .describe('The unit that a matter with these very words as its place would be proposed to'),
    more: z.boolean().describe('True when there are more than are shown'),
    serverTime: z.string(),
  })
  .meta({ id: 'PlaceList' });
export type PlaceList = z.infer<typeof PlaceList>;

/** What the unit proposed for a new matter comes from. */
export const unitSources = ['given', 'place', 'own', 'bureau', 'policy'] as const;
export type UnitSource = (typeof unitSources)[number];
