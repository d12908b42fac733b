export default {
  plugins: {
    "postcss-preset-mantine": {},
    "postcss-simple-vars": {
      variables: {
        phone: "47.99em",
        narrow: "61.99em",
      },
    },
  },
};
