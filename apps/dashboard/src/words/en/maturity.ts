export default {
  title: 'Maturity',
  lead: 'How far sales and marketing are in working together.',
};
