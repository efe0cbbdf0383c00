// What any part may need of lists.
export { groupBy } from './group-by';
