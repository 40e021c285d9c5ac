def processed(rule, pipeline):
    raise NotImplementedError
