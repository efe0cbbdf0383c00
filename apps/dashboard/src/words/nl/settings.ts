export default {
  title: 'Instellingen',
  lead: 'Sleutels, mensen, verzending en gezondheid.',
};
