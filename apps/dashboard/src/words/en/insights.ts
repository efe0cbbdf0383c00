export default {
  title: 'Insights',
  lead: 'What all this brings in.',
};
