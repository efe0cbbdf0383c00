/** The product's sign: a seedling. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 21c0-6 0-9 0-11M12 12C12 7 8 4 3 4c0 5 3.500 8 9 8ZM12 15c0-4 3-7 9-7 0 5-4 7-9 7Z" />
  </svg>
);
