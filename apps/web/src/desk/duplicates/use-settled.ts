import { useEffect, useState } from 'react';

/** A value once it has stayed the same for a while: what is typed is not asked for letter by letter. */
export function useSettled<Value>(value: Value, key: string, ms = 600): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
    // By what it says, not by which object says it.
  }, [key, ms]);
  return settled;
}
