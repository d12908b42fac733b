/** The drag-and-drop format of a palette entry; the data is the entry's id. */
export const paletteDragType = "application/x-hookline-step";
