import type { Metadata } from "next";
import { SecretList } from "#components/secrets/secret-list.tsx";
import { deleteSecret, saveSecret } from "../actions/secrets.ts";

export const metadata: Metadata = { title: "Secrets" };

const actions = { saveSecret, deleteSecret };

export default function SecretsPage() {
  return <SecretList actions={actions} />;
}
