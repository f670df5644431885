import { useEffect, useState } from 'react';

const patienceMs = 300;

/** True once something has been waited for longer than anyone takes for granted: 300 ms. */
export const useLate = (isWaiting: boolean): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isWaiting && isLate;
};
