#!/bin/sh
# Tells somebody in WeCom (企业微信) of each login to this machine, through the push gateway.
#
#   install -m 755 login-notify.sh /usr/local/bin/wecom-login-notify
#   /etc/wecom-login-notify.conf, readable by root only:
#     PUSH_URL=http://127.0.0.1:5001/push    # where the gateway is
#     PUSH_KEY=wak_...                       # an API key of it; none while it has none
#     PUSH_TO=toUser=ZhangSan                # or robot=ops, toTag=3, chatId=...
#   /etc/pam.d/sshd (and login, su, sudo as you like):
#     session optional pam_exec.so /usr/local/bin/wecom-login-notify
#
# Without PAM, call it from ~/.ssh/rc. It never holds up a login, and never refuses one.

PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
export PATH

config=${LOGIN_NOTIFY_CONF:-/etc/wecom-login-notify.conf}
[ -r "$config" ] && . "$config"
[ -n "${PUSH_URL:-}" ] && [ -n "${PUSH_TO:-}" ] || exit 0

# PAM also tells of the end of a session.
[ "${PAM_TYPE:-open_session}" = open_session ] || exit 0

user=${PAM_USER:-${USER:-somebody}}
from=${PAM_RHOST:-${SSH_CONNECTION:-}}
from=${from%% *}
text="$user logged in to $(uname -n) by ${PAM_SERVICE:-ssh} from ${from:-the console}, $(date '+%Y-%m-%d %H:%M:%S %z')"

# In the background, with an end. The key comes by standard input: arguments can be read by everybody on the machine.
# The Idempotency-Key makes a retry harmless.
{
  if [ -n "${PUSH_KEY:-}" ]; then echo "Authorization: Bearer $PUSH_KEY"; fi |
    curl --silent --show-error --fail --max-time 20 --retry 3 --retry-connrefused \
      --header @- --header "Idempotency-Key: login-$(uname -n)-$$-$(date +%s)" \
      --data-urlencode "$PUSH_TO" --data-urlencode "text=$text" "$PUSH_URL" 2>&1 >/dev/null |
    logger -t wecom-login-notify
} >/dev/null 2>&1 </dev/null &

exit 0
