import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";

/** Shades of the one accent, light to dark; 6 and 7 carry white text in both themes with AA contrast. */
const accent: MantineColorsTuple = [
  "#efedfd",
  "#dcd7fb",
  "#b9b0f5",
  "#9688ee",
  "#7a6bea",
  "#6a5ae0",
  "#5746d6",
  "#4a3ac2",
  "#3e309f",
  "#2f2579",
];

export const theme: MantineThemeOverride = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 5 },
  colors: { accent },
  fontFamily:
    'var(--font-sans), system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: "var(--font-mono)",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  radius: { xs: "4px", sm: "5px", md: "8px", lg: "12px", xl: "16px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  fontSizes: { xs: "11.5px", sm: "12.5px", md: "13.5px", lg: "15px", xl: "19px" },
  headings: {
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "21px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.35" },
      h3: { fontSize: "14px", lineHeight: "1.4" },
    },
  },
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "lg" } },
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 90 } },
    },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        radius: "lg",
        closeButtonProps: { "aria-label": "Close" },
      },
      styles: { title: { fontSize: "var(--text-lg)", fontWeight: 620 } },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 150 },
        closeButtonProps: { "aria-label": "Close" },
      },
      styles: { title: { fontSize: "var(--text-lg)", fontWeight: 620 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 90 }, shadow: "md" } },
    Popover: { defaultProps: { transitionProps: { duration: 90 }, shadow: "md" } },
    Select: { defaultProps: { allowDeselect: false, comboboxProps: { shadow: "md" } } },
  },
});

/** Points Mantine's variables at the tokens of `app/globals.css`; the values change there with the colour scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--text-muted)",
    "--mantine-color-placeholder": "var(--text-faint)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--surface-hover)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--border-strong)",
    "--mantine-color-error": "var(--danger)",
    "--mantine-color-anchor": "var(--accent-text)",
    "--mantine-color-accent-text": "var(--accent-text)",
    "--mantine-color-accent-light": "var(--accent-soft)",
    "--mantine-color-accent-light-color": "var(--accent-text)",
    "--mantine-color-gray-text": "var(--text-muted)",
    "--mantine-color-gray-light-color": "var(--text-muted)",
  };
  return {
    variables: {
      "--mantine-shadow-md": "var(--shadow-3)",
      "--mantine-shadow-sm": "var(--shadow-2)",
      "--mantine-shadow-xs": "var(--shadow-1)",
    },
    light: shared,
    dark: {
      ...shared,
      "--mantine-color-dark-4": "var(--border-strong)",
      "--mantine-color-dark-5": "var(--surface-active)",
      "--mantine-color-dark-6": "var(--surface-sunken)",
      "--mantine-color-dark-7": "var(--surface)",
    },
  };
};
