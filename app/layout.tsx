import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { AppFrame } from "#components/app-shell/app-frame.tsx";
import { AppProviders } from "#components/app-shell/app-providers.tsx";
import { QueryProvider } from "#components/query-provider.tsx";
import "./globals.css";

const inter = localFont({
  src: "./fonts/inter-latin.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-sans",
});

export const metadata: Metadata = {
  title: { default: "Hookline", template: "%s · Hookline" },
  description: "Say what must happen when something happens in a call.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#131316" },
  ],
};

export type RootLayoutProps = { readonly children: ReactNode };

export default function RootLayout({ children }: RootLayoutProps) {
  return (
    <html lang="en" className={inter.variable} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <QueryProvider>
          <AppProviders>
            <AppFrame>{children}</AppFrame>
          </AppProviders>
        </QueryProvider>
      </body>
    </html>
  );
}
