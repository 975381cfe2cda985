"""The only writers of states: who keeps a page (`keepers`), what is proposed and decided, and what is confirmed."""
