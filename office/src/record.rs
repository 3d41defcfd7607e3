//! Records: everything that a person, or those who lead them, may see of what is kept about them.
