#!/bin/sh
# Delivers an event to the push gateway as GitHub would: tries a webhook out before GitHub can reach it.
#
#   GITHUB_SECRET=... ./github-webhook.sh 'https://example.com/push/orders/github?robot=ops' ping event.json
#
# In GitHub: Settings > Webhooks > Add webhook, with the same address as Payload URL, application/json, and the same
# secret. In the gateway: githubHooks: [{ name: 'web', secret: process.env.GITHUB_SECRET, recipients: { robots: ['ops'] } }].
set -eu

[ $# -eq 3 ] && [ -n "${GITHUB_SECRET:-}" ] || {
  echo "usage: GITHUB_SECRET=... $0 URL EVENT FILE.json" >&2
  exit 64
}
url=$1 event=$2 file=$3

signature=$(openssl dgst -sha256 -hmac "$GITHUB_SECRET" <"$file" | sed 's/^.*= *//')
curl --silent --show-error --fail-with-body --max-time 20 \
  --header 'Content-Type: application/json' \
  --header "X-GitHub-Event: $event" \
  --header "X-GitHub-Delivery: try-$$-$(date +%s)" \
  --header "X-Hub-Signature-256: sha256=$signature" \
  --data-binary "@$file" "$url"
echo
