// The clock that all processes share.
export { advanceClock, now, setClock, toTimestamp } from './clock';
