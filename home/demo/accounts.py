def load_accounts():
    return []
