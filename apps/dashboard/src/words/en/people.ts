export default {
  title: 'People',
  lead: 'Everybody who was ever heard of.',
  search: 'Search people',
  searchHint: 'Address, name or company',
  stage: 'Stage',
  everyStage: 'Every stage',
  nobodyFits: 'Nobody fits.',
  nobodyYet: 'Nobody was heard of yet. The first form filled in, or the first event, brings them here.',
  seen: 'seen',
  since: 'since',
};
