export default {
  title: 'Volwassenheid',
  lead: 'Hoe ver verkoop en marketing zijn in samenwerken.',
};
