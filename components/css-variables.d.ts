import "react";

/** Lets `style` carry the custom properties that our style sheets read. */
declare module "react" {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
