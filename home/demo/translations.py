def load_translations(demo):
    pass
