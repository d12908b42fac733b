import { redirect } from "next/navigation";

/** The flows are the start page; the address people guess leads there too. */
export default function FlowsRedirect(): never {
  redirect("/");
}
