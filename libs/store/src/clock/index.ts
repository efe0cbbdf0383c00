export { advanceClock, now, setClock, toTimestamp } from './clock';
