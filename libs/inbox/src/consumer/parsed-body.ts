import type { z } from 'zod';
import { PoisonMessage } from '../store/inbox.ts';

/** An event's body in the shape of its type; `PoisonMessage` where it has another. */
export function parsedBody<Shape extends z.ZodType>(shape: Shape, data: unknown): z.output<Shape> {
  const body = shape.safeParse(data);
  if (!body.success) throw new PoisonMessage('body does not have the shape of its type');
  return body.data;
}
