export default {
  title: 'Plannen',
  lead: 'Hoeveel leads een doel vraagt, en wat die mogen kosten.',
};
