import { useEffect, useState } from 'react';

/** The value once it has stood still: for what is asked of the server while somebody types. */
export function useSettled<T>(value: T, waitMs = 350): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
