import fc from 'fast-check';

/** One time in ten the odd, otherwise the usual. */
export function rarely<T>(odd: fc.Arbitrary<T>, usual: fc.Arbitrary<T> | T): fc.Arbitrary<T> {
  const plain = usual instanceof fc.Arbitrary ? (usual as fc.Arbitrary<T>) : fc.constant(usual as T);
  return fc.oneof({ weight: 1, arbitrary: odd }, { weight: 9, arbitrary: plain });
}
