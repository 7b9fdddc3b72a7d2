"""An invented country and its collaborations, told through the services.

`country` writes what the register's loader would: forces, functions, officers. `plan`
deals out what each collaboration is like. `story` holds one collaboration while the
chapters of `telling` add to it, each in its own topic, in the order of time.
"""
