"""Where figures are counted in bulk: the extract, the expressions over it, and the engines that run them."""
