import { useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { closeDialog } from '../state/index.js';
import { Dialog } from '../ui/dialog.js';
import { DialogForm } from '../ui/dialog-form.js';
import { Field } from '../ui/field.js';
import { sendMessage } from './send-message.js';

/** A small form for a link. */
export function LinkDialog() {
  const words = t().forms;
  const [link, setLink] = useState({ title: '', description: '', url: 'https://', picUrl: '' });
  const put = (name: keyof typeof link) => (value: string) => setLink({ ...link, [name]: value });
  const send = async (): Promise<void> => {
    closeDialog();
    await sendMessage({ ...link, msgType: 'link' });
  };
  return (
    <Dialog title={words.link}>
      <DialogForm action={t().composer.send} onSubmit={send}>
        <Field label={words.title} value={link.title} onValue={put('title')} data-autofocus required />
        <Field label={words.description} value={link.description} onValue={put('description')} />
        <Field label={words.url} value={link.url} onValue={put('url')} type="url" required />
        <Field label={words.picUrl} value={link.picUrl} onValue={put('picUrl')} type="url" />
      </DialogForm>
    </Dialog>
  );
}
