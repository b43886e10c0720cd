import { memo } from "react";

/** A part of the report. Whatever a plan says was escaped where the part was made. */
export const Made = memo(function Made({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by report/page, which escapes all that it is given
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
});
