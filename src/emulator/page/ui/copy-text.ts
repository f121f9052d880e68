/** Puts text into the clipboard; false when the browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not on localhost and not https, or not allowed: nothing else is dependable.
    return false;
  }
}
