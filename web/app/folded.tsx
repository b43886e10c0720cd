import { type ReactNode, useEffect, useState } from "react";

/**
 * A part of a view that a person opens; what is in it is made then.
 *
 * @param opensFor opens it, too, whenever it becomes something else that is true
 */
export function Folded({
  className,
  title,
  isOpenAtFirst = false,
  opensFor,
  children,
}: {
  className: string;
  title: string;
  isOpenAtFirst?: boolean;
  opensFor?: unknown;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  useEffect(() => {
    if (opensFor) setOpen(true);
  }, [opensFor]);
  return (
    <details className={className} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {isOpen && children}
    </details>
  );
}
