export const Figure = ({ value, label }: { value: string; label: string }) => (
  <div className="figure">
    <span className="figure-value">{value}</span>
    <span className="sub">{label}</span>
  </div>
);
